# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Tuyên truyền, phổ biến, giáo dục pháp luật năm 2017", number="11", symbol="KH-HĐPHPBGDPL",
                  issuer="Hội đồng phối hợp phổ biến, giáo dục pháp luật", province="Lai Châu", place="Lai Châu", date_text="ngày 23 tháng 01 năm 2017",
                  date="2017-01-23", year=2017, bases=[base("14/2012/QH13", "2012-06-20"), base("27/2013/QĐ-TTg", "2013-05-19")])
    return Document("tuyen-truyen-phap-luat-lai-chau-2017", "wkhtmltopdf", fields, [
        Letterhead(["UBND TỈNH LAI CHÂU"], ["HỘI ĐỒNG PHỐI HỢP", "PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT"], "Số: 11/KH-HĐPHPBGDPL", "Lai Châu, ngày 23 tháng 01 năm 2017"),
        Title("KẾ HOẠCH", "Tuyên truyền, phổ biến, giáo dục pháp luật năm 2017"),
        Para("Căn cứ Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13 ngày 20/6/2012; Quyết định số 27/2013/QĐ-TTg ngày 19/5/2013 của Thủ tướng Chính phủ về thành phần, nhiệm vụ của Hội đồng phối hợp;"),
        Para("Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh Lai Châu ban hành Kế hoạch công tác năm 2017:"),
        Para("I. MỤC ĐÍCH, YÊU CẦU", "h"),
        *items("1.", """Nâng cao ý thức tuân thủ pháp luật của nhân dân các dân tộc, nhất là ở vùng biên giới.
Lồng ghép với các cuộc vận động, tiết kiệm, tránh trùng lặp nội dung."""),
        Para("II. NỘI DUNG CÔNG VIỆC", "h"),
        Table("number:STT:7; content:Nội dung công việc:39; lead:Chủ trì:18; support:Phối hợp:18; deadline:Thời gian:18", """
# I | Phổ biến văn bản mới
1 | Hội nghị giới thiệu Bộ luật Dân sự, Bộ luật Tố tụng dân sự | Sở Tư pháp | Tòa án nhân dân tỉnh | Quý I @q1
2 | Tập huấn Luật Trẻ em cho công chức văn hóa - xã hội | Sở Lao động - Thương binh và Xã hội | Tỉnh đoàn | Tháng 5/2017 @m5
3 | In 15.000 tờ gấp bằng hai thứ tiếng Việt - Thái, Việt - Mông về phòng, chống mua bán người, tảo hôn và hôn nhân cận huyết thống; chuyển đến từng bản thuộc 23 xã biên giới | Sở Tư pháp | Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Ban Dân tộc | Trước ngày 30/6/2017 @<0630
4 | Chuyên mục “Pháp luật với cuộc sống” trên sóng phát thanh, truyền hình | Đài Phát thanh - Truyền hình tỉnh | Báo Lai Châu | 02 số/tháng @rec
# II | Hòa giải, trợ giúp pháp lý
1 | Củng cố 1.120 tổ hòa giải | Phòng Tư pháp các huyện, thành phố | Mặt trận Tổ quốc cùng cấp | Cả năm @y
2 | Thi hòa giải viên giỏi vòng tỉnh | Sở Tư pháp | Hội Luật gia tỉnh | Tháng 9 @m9
3 | Trợ giúp pháp lý lưu động tại Mường Tè, Nậm Nhùn | Trung tâm Trợ giúp pháp lý | UBND các xã | Hằng tháng @rec
4 | Giải đáp pháp luật qua điện thoại | Trung tâm Trợ giúp pháp lý |  | Thường xuyên @cont
# III | Trong nhà trường
1 | Sinh hoạt dưới cờ với chủ đề an toàn giao thông, phòng, chống ma túy học đường | Sở Giáo dục và Đào tạo | Công an tỉnh | Thứ hai hàng tuần @rec
2 | Phiên tòa giả định tại trường dân tộc nội trú | Tòa án nhân dân tỉnh | Sở Giáo dục và Đào tạo | Quý IV/2017 @q4
3 | Bổ sung sách cho tủ sách pháp luật | Sở Giáo dục và Đào tạo | Sở Tư pháp | Theo kế hoạch năm học @plan
# IV | Ngày Pháp luật
1 | Treo băng rôn, mít tinh, diễu hành bằng xe tuyên truyền lưu động | Sở Văn hóa, Thể thao và Du lịch | Các sở, ban, ngành, đoàn thể | Từ 01/11 đến 09/11/2017 @1101~1109
2 | Tổng kết, khen thưởng | Sở Tư pháp | Sở Nội vụ | Tháng 12/2017 @m12
""", group="span", size=12),
        Para("III. TỔ CHỨC THỰC HIỆN", "h"),
        Para("Thành viên Hội đồng theo lĩnh vực phụ trách chỉ đạo thực hiện; báo cáo kết quả qua Sở Tư pháp trước ngày 15/11/2017./."),
        Signature([signer("KT. CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH", "Vàng Văn Sín")], ["Bộ Tư pháp", "Thành viên Hội đồng", "Lưu: VT, STP"]),
    ], layout={"family": "'Noto Serif'", "size": 13, "wkhtmltopdf": ["--disable-smart-shrinking", "--zoom", "1.25"]})
